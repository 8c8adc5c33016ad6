import {
  openDisclosures,
  parseStatement,
  splitPresentation,
  validateParts,
  type ValidParts,
} from '#statement';

/**
 * The parts that a presentation opens, as typed values. Digests are matched, the signature is not checked:
 * that takes a root (`grounds verify`).
 */
export function readEvidence(evidence: string): ValidParts {
  const { signedPart, disclosures } = splitPresentation(evidence);
  return validateParts(openDisclosures(parseStatement(signedPart), disclosures));
}
