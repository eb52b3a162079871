import { createTransport } from "nodemailer";

/** How letters leave the house. */
export interface MailSender {
  /** @param id the message's own id, so that a letter that was sent twice is recognised as one */
  send(letter: { readonly id: string; readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}

const PATIENCE_MS = 20_000;

/**
 * A sender by SMTP.
 * @param url `smtp://user:password@host:587`, or `smtps://…`
 * @param from the sender's address
 */
export function openMailSender(url: string, from: string): MailSender {
  const transport = createTransport({ url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS });
  const host = from.split("@").at(-1)?.replace(/[<>\s]/g, "") ?? "kaiji";
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${host}>`, disableFileAccess: true, disableUrlAccess: true });
    },
  };
}
