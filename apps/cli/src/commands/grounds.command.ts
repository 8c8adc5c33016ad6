import { renderTable } from '../render/table.js';
import { wrapText } from '../render/wrap-text.js';
import type { Session } from '../session.js';

const GROUND_CODES = `
  query GroundCodes($language: Language!) {
    groundCodes {
      code label(language: $language) definition source unavailable
      group { code label(language: $language) }
    }
  }`;

interface GroundCode {
  readonly code: string;
  readonly label: string;
  readonly definition: string;
  readonly source: string;
  readonly unavailable: boolean;
  readonly group: { readonly code: string; readonly label: string };
}

const LABEL_WIDTH = 50;
const GROUP_WIDTH = 24;

/** The vocabulary of grounds; no token is needed. */
export async function grounds(session: Session): Promise<void> {
  const data = await session.client.ask<{ groundCodes: GroundCode[] }>(GROUND_CODES, {
    language: session.language,
  });
  const fit = (text: string, width: number): string =>
    wrapText(text, session.terminal.columns === undefined ? undefined : width);
  const rows = data.groundCodes.map(({ code, label, group }) => [
    code,
    fit(label, LABEL_WIDTH),
    fit(group.label, GROUP_WIDTH),
  ]);
  await session.print(data.groundCodes, () => renderTable(rows, ['CODE', 'GROUND', 'GROUP']));
}
