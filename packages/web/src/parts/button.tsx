import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";

const LOOK = {
  solid: "bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong hover:underline",
  outline: "bg-page text-accent border-accent hover:bg-accent-soft hover:underline",
  quiet: "bg-page text-ink border-edge hover:bg-accent-soft hover:underline",
  text: "border-transparent text-link underline hover:bg-accent-soft",
} as const;

const SIZE = {
  large: "min-h-14 px-6 py-3 text-oln-16B-100",
  medium: "min-h-12 px-4 py-2 text-oln-16B-100",
  small: "min-h-9 px-3 py-1 text-oln-14B-100",
} as const;

export interface ButtonProps extends Omit<AriaButtonProps, "className"> {
  readonly variant?: keyof typeof LOOK;
  readonly size?: keyof typeof SIZE;
  readonly lang?: string;
}

/** A button in one of the design system's weights. */
export function Button({ variant = "solid", size = "medium", ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={`inline-flex shrink-0 items-center justify-center gap-2 rounded-8 border text-center leading-130 underline-offset-4 disabled:cursor-not-allowed disabled:opacity-50 ${LOOK[variant]} ${SIZE[size]}`}
    />
  );
}
