/** A case as the ministry keeps it: what it knows of the register are ids and codes. */
export interface CaseFile {
  readonly reference: string;
  readonly subject: string;
  readonly filedIn: string;
  readonly investor: string | null;
  readonly layer: string;
  readonly suspectedGrounds: readonly string[];
  readonly precedents: readonly { readonly id: string; readonly note: string }[];
}
