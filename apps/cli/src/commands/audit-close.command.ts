import type { Session } from '../session.js';

const CLOSE = `
  mutation CloseAudit($caseReference: String!, $purpose: String) {
    closeAudit(caseReference: $caseReference, purpose: $purpose) { caseReference closedAt }
  }`;

interface Closed {
  readonly closeAudit: { readonly caseReference: string; readonly closedAt: string };
}

/** Lets the audited unit see from now on what auditors did in a case until now. */
export async function auditClose(
  session: Session,
  options: { readonly case: string; readonly state?: string },
): Promise<void> {
  const variables = { caseReference: options.case, purpose: 'oversight' };
  const { closeAudit } = await session.client.actingFor(options.state).ask<Closed>(CLOSE, variables);
  const { caseReference, closedAt } = closeAudit;
  await session.print(
    closeAudit,
    () => `Closed: ${caseReference} at ${closedAt}. The steward now sees what was read in it.\n`,
  );
}
