import { useState } from "react";
import { useWords } from "../use-words.ts";
import { DoorFrame } from "./door-frame.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SecondFactorSetup } from "./second-factor-setup.tsx";

/** The first second factor of a person, and the recovery codes that come with it. */
export function EnrolPage({ onChanged }: { readonly onChanged: () => void }) {
  const { door } = useWords();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <DoorFrame title={door.enrol} lead={door.enrolLead}>
      {codes === null ? <SecondFactorSetup onDone={setCodes} /> : <RecoveryCodes codes={codes} onDone={onChanged} />}
    </DoorFrame>
  );
}
