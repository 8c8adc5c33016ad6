import { createHash, timingSafeEqual } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

export const OPERATOR_TOKEN = Symbol('operator token');

/** Whether a request comes from whoever watches the node for its operator. */
@Injectable()
export class OperatorGate {
  constructor(@Inject(OPERATOR_TOKEN) private readonly token: string | undefined) {}

  get isOpen(): boolean {
    return this.token !== undefined;
  }

  letsIn(authorization: string | undefined): boolean {
    const [, given] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    if (this.token === undefined || given === undefined) return false;
    return timingSafeEqual(digestOf(given), digestOf(this.token));
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
