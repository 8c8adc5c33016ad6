/** How states' units are told by e-mail. */
export interface MailOptions {
  /** `smtps://user:password@host`, or `smtp://` for a relay that begins in the open and goes on in TLS. */
  readonly smtp: URL;
  readonly from: string;
  /** Where the notices are read. */
  readonly url: string;
  /** Address by state. */
  readonly to: ReadonlyMap<string, string>;
}
