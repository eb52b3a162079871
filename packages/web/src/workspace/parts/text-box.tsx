import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from "react-aria-components";

interface TextBoxProps extends Omit<TextFieldProps, "className" | "children"> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly rows?: number;
  /** What the server says is wrong with it. */
  readonly fault?: string | undefined;
}

const LOOK = "w-full rounded-8 border border-edge bg-page px-3 py-2 text-ink user-invalid:border-not-met data-invalid:border-2 data-invalid:border-not-met";

/** A field to type in: label, hint, and what is wrong with it right below. */
export function TextBox({ label, hint, rows, fault, ...rest }: TextBoxProps) {
  return (
    <TextField {...rest} isInvalid={fault !== undefined} className="flex flex-col gap-1">
      <Label className="font-bold">
        {label}
        {rest.isRequired === true ? <span className="ml-1 text-not-met" aria-hidden="true">*</span> : null}
      </Label>
      {hint === undefined ? null : (
        <Text slot="description" className="text-dns-14N-130 leading-170 text-quiet">
          {hint}
        </Text>
      )}
      {rows === undefined ? <Input className={`min-h-12 ${LOOK}`} /> : <TextArea rows={rows} className={LOOK} />}
      <FieldError className="text-dns-14N-130 leading-170 text-not-met">{fault}</FieldError>
    </TextField>
  );
}
