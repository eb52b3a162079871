import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { renderSVG } from "uqr";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { ConfirmNotice } from "./confirm-notice.tsx";
import { addPasskey, hasPasskeys } from "./passkeys.ts";

/** Setting up a passkey or a code app. Tells the recovery codes that came with the first one. */
export function SecondFactorSetup({ onDone }: { readonly onDone: (recoveryCodes: readonly string[]) => void }) {
  const { door } = useWords();
  const [code, setCode] = useState("");
  const passkey = useMutation({ mutationFn: () => addPasskey(door.deviceName), onSuccess: onDone });
  const start = useMutation({ mutationFn: () => ask<{ secret: string; uri: string }>("POST", "/api/me/code-app/start") });
  const finish = useMutation({ mutationFn: () => ask<{ recoveryCodes: string[] }>("POST", "/api/me/code-app", { body: { code } }), onSuccess: (answer) => onDone(answer.recoveryCodes) });
  return (
    <div className="flex flex-col gap-6">
      <ConfirmNotice error={passkey.error ?? start.error ?? finish.error} onConfirmed={() => (passkey.error === null ? start.mutate() : passkey.mutate())} />
      <div className="flex flex-col gap-1">
        <Button size="large" isDisabled={!hasPasskeys()} isPending={passkey.isPending} onPress={() => passkey.mutate()}>
          {door.enrolPasskey}
        </Button>
        <p className="text-dns-14N-130 leading-170 text-quiet">{hasPasskeys() ? door.enrolPasskeyHint : door.noPasskeys}</p>
      </div>
      {start.data === undefined ? (
        <div className="flex flex-col gap-1">
          <Button variant="outline" size="large" isPending={start.isPending} onPress={() => start.mutate()}>
            {door.enrolCode}
          </Button>
          <p className="text-dns-14N-130 leading-170 text-quiet">{door.enrolCodeHint}</p>
        </div>
      ) : (
        <Form
          className="flex flex-col gap-4 rounded-12 border border-line p-4"
          onSubmit={(event) => {
            event.preventDefault();
            finish.mutate();
          }}
        >
          <p>{door.enrolScan}</p>
          <img alt={door.qr} width={220} height={220} className="self-center bg-white p-2" src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(start.data.uri))}`} />
          <p className="text-dns-14N-130 leading-170 break-all text-quiet">{door.enrolKey(start.data.secret)}</p>
          <TextBox label={door.code} autoComplete="one-time-code" isRequired value={code} onChange={setCode} />
          <Button type="submit" isPending={finish.isPending}>
            {door.verify}
          </Button>
        </Form>
      )}
    </div>
  );
}
