import { useEffect, useRef, type ReactNode } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";

interface StepFrameProps {
  readonly heading: string;
  readonly hint?: string;
  readonly children: ReactNode;
  readonly error?: unknown;
  readonly isBusy?: boolean;
  readonly nextLabel?: string;
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
}

/** One step: what is asked, and the way back and on. Enter goes on. */
export function StepFrame({ heading, hint, children, error, isBusy = false, nextLabel, onBack, onNext }: StepFrameProps) {
  const { start } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    scrollTo(0, 0);
  }, []);
  return (
    <Form
      validationBehavior="aria"
      className="flex flex-col gap-6 rounded-12 border border-line bg-raised p-4 sm:p-8"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <div>
        <h2 ref={title} tabIndex={-1} className="text-std-22B-150 outline-none">
          {heading}
        </h2>
        {hint === undefined ? null : <p className="mt-2 max-w-3xl text-quiet">{hint}</p>}
      </div>
      {children}
      <ProblemNotice error={error} />
      <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
        {onBack === null ? null : (
          <Button variant="outline" size="large" onPress={onBack}>
            {start.back}
          </Button>
        )}
        <Button type="submit" size="large" isPending={isBusy}>
          {nextLabel ?? start.next}
        </Button>
        <span className="grow" />
        <PathLink to="/workspace" className="inline-flex min-h-11 items-center text-link underline">
          {start.later}
        </PathLink>
      </div>
    </Form>
  );
}

/** What is wrong with a field, right below it. */
export function FieldFault({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : (
    <p role="alert" className="text-not-met">
      {children}
    </p>
  );
}
