import { useSpeaking } from "../settings/language.tsx";

/** What the page does and does not claim, on every screen. */
export function SiteFooter() {
  const { words } = useSpeaking();
  return (
    <footer className="on-screen mt-auto border-t border-line bg-band">
      <div className="mx-auto max-w-6xl space-y-2 px-4 py-8 text-dns-14N-130 leading-170 text-quiet md:px-8">
        <p>{words.app.footerSource}</p>
        <p>{words.app.footerClaim}</p>
      </div>
    </footer>
  );
}
