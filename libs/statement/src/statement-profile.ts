/** Version of the profile, the `vct` claim: never says what kind of statement it is. */
export const STATEMENT_PROFILE = 'urn:grounds:statement:1';

export const STATEMENT_TYPE = 'register-statement+sd-jwt';

/** A log entry is written with a 16-bit length (C2SP tlog-tiles), hence the bound of the signed part. */
export const SIGNED_PART_LIMIT = 65_535;

export const DISCLOSURE_LIMIT = 256;

/** Bytes of one disclosure before base64url. */
export const DISCLOSURE_BYTES_LIMIT = 65_536;

/** The same bound in base64url characters. */
export const DISCLOSURE_LENGTH_LIMIT = Math.ceil((DISCLOSURE_BYTES_LIMIT * 4) / 3);

/** Lengths that `_sd` may have; decoys fill up to the next, so that the count of parts stays hidden. */
export const DIGEST_COUNTS: readonly number[] = [32, 64, 128, 256, 512];

/** The payload is padded to a multiple of this many bytes, which is 1,024 base64url characters. */
export const PAYLOAD_BLOCK = 768;

/** Clocks of two states may differ by this much. */
export const CLOCK_SKEW_SECONDS = 120;
