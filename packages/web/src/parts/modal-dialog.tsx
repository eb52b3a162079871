import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

interface ModalDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly role?: "dialog" | "alertdialog";
  readonly width?: "narrow" | "wide";
  readonly children: ReactNode;
}

/** A dialog over the page: holds the focus, closes with Esc, gives the focus back. */
export function ModalDialog({ title, isOpen, onClose, role = "dialog", width = "wide", children }: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className="fixed inset-0 z-20 flex items-start justify-center overflow-y-auto bg-black/60 p-3 sm:items-center sm:p-6"
    >
      <Modal
        className={`w-full rounded-12 border border-line bg-page text-ink shadow-4 ${width === "wide" ? "max-w-3xl" : "max-w-lg"}`}
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
