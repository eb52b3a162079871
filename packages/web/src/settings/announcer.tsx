import { createContext, useContext, useState, type ReactNode } from "react";

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Speaks short messages to screen readers without moving the focus. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState("");
  return (
    <AnnounceContext value={setMessage}>
      {children}
      <output className="sr-only" data-testid="announcer">
        {message}
      </output>
    </AnnounceContext>
  );
}

/** Returns the function that announces a message. */
export function useAnnounce(): (message: string) => void {
  return useContext(AnnounceContext);
}
