import { useSpeaking } from "../../settings/language.tsx";

/** What a newcomer will learn here, shown until the first file. */
export function FirstSteps() {
  const { words } = useSpeaking();
  return (
    <section aria-labelledby="first-steps" className="mt-14">
      <h2 id="first-steps" className="text-std-24B-150">
        {words.intake.stepsTitle}
      </h2>
      <ol className="mt-4 grid gap-4 md:grid-cols-3">
        {words.intake.steps.map((step, i) => (
          <li key={step.title} className="rounded-12 border border-line bg-raised p-6">
            <p className="flex items-center gap-3 text-std-18B-160">
              <span
                aria-hidden="true"
                className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent text-oln-16B-100 text-on-accent"
              >
                {i + 1}
              </span>
              {step.title}
            </p>
            <p className="mt-3">{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
