import { addPack, type FormPack } from "@kaiji/domain";
import { refusalSentence } from "@kaiji/formats";
import { useRef, useState } from "react";
import { FileDrop } from "../../parts/file-drop.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { keepPacks } from "../../settings/kept-packs.ts";
import { LoadFailed } from "../../parts/load-failed.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useLibrary } from "../../settings/use-library.ts";
import type { Learned } from "../../worker/learn-protocol.ts";
import { startLearning } from "../../worker/start-learning.ts";
import { FormPreview } from "./form-preview.tsx";
import { OrganizationFormsSection } from "./organization-forms.tsx";
import { KnownForms } from "./known-forms.tsx";

type Step = { readonly kind: "waiting" } | { readonly kind: "reading"; readonly name: string } | { readonly kind: "shown"; readonly file: File; readonly learned: Learned };

/** Teaching Kaiji an official form from one's own copy: choose, look through, confirm. Nothing leaves the device. */
export function LearnFormPage() {
  const { language, words } = useSpeaking();
  const announce = useAnnounce();
  const { loading, retry, refresh } = useLibrary();
  const [step, setStep] = useState<Step>({ kind: "waiting" });
  const [noRoom, setNoRoom] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);

  if (loading.kind === "failed")
    return (
      <Frame>
        <LoadFailed onRetry={retry} />
      </Frame>
    );
  if (loading.kind === "loading") return <Frame />;
  const { library, served, kept } = loading;

  const take = async (file: File, edition: string) => {
    setStep({ kind: "reading", name: file.name });
    const learned = await startLearning({ file, library, edition });
    setStep({ kind: "shown", file, learned });
  };
  const store = (packs: readonly FormPack[]) => {
    const isKept = keepPacks(packs);
    setNoRoom(!isKept);
    if (isKept) refresh();
    return isKept;
  };
  const confirm = (packs: readonly FormPack[]) => {
    const all = [...served, ...kept];
    const fresh = packs.flatMap((pack) => {
      const addition = addPack(pack, all);
      return addition.kind === "new" ? [addition.pack] : [];
    });
    if (!store([...kept, ...fresh])) return;
    announce(words.learn.taken(fresh.map((pack) => pack.id).join("、")));
    setStep({ kind: "waiting" });
    title.current?.focus();
  };
  const forget = (id: string) => {
    if (store(kept.filter((pack) => pack.id !== id))) announce(words.learn.forgotten(id));
  };

  return (
    <Frame>
      <h1 ref={title} tabIndex={-1} className="text-std-28B-150 outline-none sm:text-std-32B-150">
        {words.learn.title}
      </h1>
      <p className="mt-3 max-w-3xl text-std-18N-160">{words.learn.lead}</p>
      <p className="mt-3 mb-6 flex items-start gap-2">
        <span className="mt-1 text-met">
          <Icon name="lock" />
        </span>
        {words.learn.privacy}
      </p>
      <FileDrop
        title={words.learn.dropTitle}
        hint={words.learn.dropHint}
        label={words.learn.dropLabel}
        choose={words.learn.choose}
        isMultiple={false}
        isBusy={step.kind === "reading"}
        onFiles={([file]) => {
          if (file !== undefined) void take(file, "");
        }}
      />
      {step.kind === "reading" ? <output className="mt-4 block">{words.learn.reading(step.name)}</output> : null}
      {noRoom ? (
        <div className="mt-4">
          <Notice look="bad" heading={words.learn.noRoom} role="alert" />
        </div>
      ) : null}
      {step.kind !== "shown" ? null : step.learned.kind === "learned" ? (
        <FormPreview
          key={step.file.name + step.learned.packs.map((pack) => pack.hash + pack.edition).join()}
          packs={step.learned.packs}
          library={library}
          known={[...served, ...kept]}
          onEdition={(edition) => void take(step.file, edition)}
          onConfirm={confirm}
          onCancel={() => {
            setStep({ kind: "waiting" });
            title.current?.focus();
          }}
        />
      ) : (
        <div className="mt-6">
          <Notice look="bad" heading={words.learn.notLearned(step.file.name)} role="alert">
            <p>
              {step.learned.kind === "refused"
                ? refusalSentence(step.learned.refusal, language)
                : step.learned.kind === "no-pack"
                  ? step.learned.fault.message[language]
                  : words.files.failed.broken}
            </p>
          </Notice>
        </div>
      )}
      <KnownForms served={served} kept={kept} onForget={forget} />
      <OrganizationFormsSection own={[...served, ...kept]} />
    </Frame>
  );
}

function Frame({ children }: { readonly children?: React.ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 pt-8 pb-20 outline-none md:px-8 md:pt-12">
      {children}
    </main>
  );
}
