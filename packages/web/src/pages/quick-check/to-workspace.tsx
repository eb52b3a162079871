import { useSpeaking } from "../../settings/language.tsx";

/** The way from checking single files to keeping them: what is gained, and the link. */
export function ToWorkspace() {
  const { words } = useSpeaking();
  const { keep } = words.intake;
  return (
    <section aria-labelledby="keep" className="on-screen mt-10 rounded-12 border border-line bg-band p-6">
      <h2 id="keep" className="text-std-20B-150">
        {keep.title}
      </h2>
      <p className="mt-2 max-w-3xl">{keep.text}</p>
      <p className="mt-3">
        <a href="/workspace" className="font-bold text-link underline">
          {keep.link}
        </a>
      </p>
    </section>
  );
}
