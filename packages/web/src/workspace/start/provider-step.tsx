import type { ProviderRole } from "@kaiji/domain";
import { useState } from "react";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { FieldFault, StepFrame } from "./step-frame.tsx";

interface ProviderStepProps {
  readonly system: SystemRecord;
  readonly providers: readonly ProviderRecord[];
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const ROLES = ["writer", "dealer", "lead", "unclear"] as const;
type Role = (typeof ROLES)[number];
const [UNKNOWN, OTHER] = ["", "other"];

/** Who provides one system, whom the contract is with, and what the product is called. */
export function ProviderStep({ system, providers, onBack, onNext }: ProviderStepProps) {
  const { start } = useWords();
  const { provider: words } = start;
  const addProvider = useRecordChanges<ProviderRecord["content"]>("providers").add;
  const { change } = useRecordChanges<SystemRecord["content"]>("systems");
  const [linked] = system.content.providers;
  const [who, setWho] = useState(linked?.providerId ?? (providers.length === 0 ? OTHER : UNKNOWN));
  const [typed, setTyped] = useState({ name: "", email: "" });
  const [role, setRole] = useState<Role | null>(linked === undefined ? null : roleOf(linked.role));
  const [product, setProduct] = useState(system.content.product ?? "");
  const [isTried, setIsTried] = useState(false);
  const isNameMissing = who === OTHER && typed.name.trim() === "";
  const isRoleMissing = who !== UNKNOWN && role === null;

  const goOn = async () => {
    if (isNameMissing || isRoleMissing) return setIsTried(true);
    try {
      const { product: _, ...content } = system.content;
      const chosen = role ?? "unclear";
      const email = typed.email.trim();
      const providerId = who === OTHER ? (await addProvider.mutateAsync({ name: typed.name.trim(), roles: [], ...(email === "" ? {} : { email }) })).id : who;
      // From here on the provider is there: a second try does not make it again.
      if (who === OTHER) setWho(providerId);
      // What else the ledger names stays; only the first provider is asked about here.
      const others = content.providers.slice(1).filter((one) => one.providerId !== providerId || one.role !== linkOf(chosen, content.delivery));
      const isAsItWas = linked !== undefined && providerId === linked.providerId && linked.role === "maintenance" && chosen === "writer";
      const links = providerId === UNKNOWN ? others : [isAsItWas ? linked : { providerId, role: linkOf(chosen, content.delivery) }, ...others];
      const facts = withContractor(content.facts, who !== UNKNOWN && chosen === "unclear");
      await change.mutateAsync({ id: system.id, version: system.version, content: { ...content, providers: links, facts, ...(product.trim() === "" ? {} : { product: product.trim() }) } });
      onNext();
    } catch {
      // Shown by the frame.
    }
  };
  return (
    <StepFrame heading={words.heading(system.content.name)} hint={words.hint} error={addProvider.error ?? change.error} isBusy={addProvider.isPending || change.isPending} onBack={onBack} onNext={() => void goOn()}>
      <SelectBox label={words.who} value={who} options={[...providers.map(({ id, content }) => ({ value: id, label: content.name })), { value: OTHER, label: words.other }, { value: UNKNOWN, label: words.unknown }]} onChange={setWho} />
      {who === OTHER ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextBox label={words.name} isRequired validationBehavior="aria" maxLength={200} value={typed.name} onChange={(name) => setTyped({ ...typed, name })} fault={isTried && isNameMissing ? words.nameMissing : faultOf(addProvider.error, "name")} />
          <TextBox label={words.email} hint={words.emailHint} type="email" value={typed.email} onChange={(email) => setTyped({ ...typed, email })} fault={faultOf(addProvider.error, "email")} />
        </div>
      ) : null}
      {who === UNKNOWN ? null : (
        <div>
          <ChoiceGroup label={words.role} value={role} options={ROLES.map((value) => ({ value, label: words.roles[value] }))} onChange={(value) => setRole(value as Role)} />
          <FieldFault>{isTried && isRoleMissing ? words.roleMissing : undefined}</FieldFault>
        </div>
      )}
      <TextBox label={words.product} hint={words.productHint} maxLength={200} value={product} onChange={setProduct} fault={faultOf(change.error, "product")} />
    </StepFrame>
  );
}

function roleOf(role: ProviderRole): Role {
  return role === "dealer" ? "dealer" : role === "direct-contractor" ? "lead" : "writer";
}

function linkOf(role: Role, delivery: SystemRecord["content"]["delivery"]): ProviderRole {
  if (role === "dealer") return "dealer";
  if (role === "lead") return "direct-contractor";
  return delivery === "cloud" ? "service-provider" : "manufacturer";
}

/** Whom the contract is with is read from the roles; only "not clear" has to be kept beside them. */
function withContractor(facts: Readonly<Record<string, string>> | undefined, isUnclear: boolean): Record<string, string> {
  const { contractor: _, ...rest } = facts ?? {};
  return isUnclear ? { ...rest, contractor: "unclear" } : rest;
}
