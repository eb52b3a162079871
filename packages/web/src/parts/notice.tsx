import type { ReactNode } from "react";
import { keepWhole } from "./keep-whole.tsx";
import { Icon, type IconName } from "./icon.tsx";

const LOOK = {
  good: { icon: "check", frame: "border-met", words: "text-met" },
  bad: { icon: "cross", frame: "border-not-met", words: "text-not-met" },
  open: { icon: "alert", frame: "border-unanswered", words: "text-unanswered" },
} as const satisfies Record<string, { icon: IconName; frame: string; words: string }>;

interface NoticeProps {
  readonly look: keyof typeof LOOK;
  readonly heading: string;
  readonly children?: ReactNode;
  readonly role?: "alert";
}

/** A framed message with a symbol, a heading sentence and details below. */
export function Notice({ look, heading, children, role }: NoticeProps) {
  const { icon, frame, words } = LOOK[look];
  return (
    <div role={role} className={`rounded-12 border-3 bg-raised p-4 sm:p-6 ${frame}`}>
      <p className="flex items-start gap-3 text-std-18B-160 sm:text-std-20B-160">
        <span className={`mt-1 ${words}`}>
          <Icon name={icon} size={26} weight={2.6} />
        </span>
        <span>{keepWhole(heading)}</span>
      </p>
      {children === undefined ? null : <div className="mt-3 space-y-2 sm:pl-10">{keepWhole(children)}</div>}
    </div>
  );
}
