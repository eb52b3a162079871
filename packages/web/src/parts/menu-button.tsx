interface MenuButtonProps {
  readonly isOpen: boolean;
  /** The id of what opens. */
  readonly controls: string;
  readonly label: string;
  readonly onToggle: () => void;
}

/** Opens and closes the navigation where a narrow screen has no room for it. */
export function MenuButton({ isOpen, controls, label, onToggle }: MenuButtonProps) {
  return (
    <button type="button" aria-expanded={isOpen} aria-controls={controls} onClick={onToggle} className="inline-flex min-h-11 items-center gap-2 px-2 text-oln-16B-100 text-link">
      <span aria-hidden="true">{isOpen ? "✕" : "☰"}</span>
      {label}
    </button>
  );
}
