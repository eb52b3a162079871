import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

interface ModalDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly role?: "dialog" | "alertdialog";
  /** `table`: the room that a list wants. */
  readonly width?: "narrow" | "wide" | "table";
  readonly children: ReactNode;
}

const WIDTH = { narrow: "max-w-lg", wide: "max-w-3xl", table: "max-w-5xl" } as const;

/** A dialog over the page: holds the focus, closes with Esc, gives the focus back. */
export function ModalDialog({ title, isOpen, onClose, role = "dialog", width = "wide", children }: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className="fixed inset-0 z-20 flex items-start justify-center overflow-y-auto bg-black/60 p-3 sm:p-6"
    >
      <Modal
        // Its own margins centre it: a flex line that centres would cut off the top of what is taller than the window.
        className={`w-full rounded-12 border border-line bg-page text-ink shadow-4 sm:my-auto ${WIDTH[width]}`}
      >
        <Dialog role={role} className="flex flex-col gap-4 p-5 outline-none sm:p-8">
          <Heading slot="title" className="text-std-22B-150">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
