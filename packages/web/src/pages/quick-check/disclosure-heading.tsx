import type { Disclosure } from "@kaiji/domain";
import type { Ref } from "react";
import { useSpeaking } from "../../settings/language.tsx";

interface DisclosureHeadingProps {
  readonly disclosure: Disclosure;
  readonly fileName: string;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** Whose disclosure this is: name, form, provider, version, date, file. */
export function DisclosureHeading({ disclosure, fileName, headingRef }: DisclosureHeadingProps) {
  const { words } = useSpeaking();
  const { basicInfo, form, edition } = disclosure;
  const facts: readonly (readonly [string, string])[] = [
    [words.verdict.form, formWords(form, edition === null ? words.verdict.editionUnknown : words.verdict.edition(edition))],
    [words.verdict.organization, basicInfo.organization ?? words.verdict.notWritten],
    [words.verdict.version, basicInfo.version ?? words.verdict.notWritten],
    [words.verdict.date, basicInfo.date ?? words.verdict.notWritten],
    [words.verdict.file, fileName],
  ];
  return (
    <header>
      <h2 ref={headingRef} tabIndex={-1} id="result" className="text-std-28B-150">
        <span className="block text-std-16N-170 text-quiet">{words.verdict.heading}</span>
        {basicInfo.name ?? words.summary.unnamed}
      </h2>
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-dns-14N-130 text-quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function formWords(form: string, edition: string): string {
  return `${form.toUpperCase()} ${edition}`;
}
