import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, ValueNode } from 'graphql';

import { datePrecision } from '#kernel';

/** RFC 3339 §5.6, with the zone that `Date` would otherwise take from this machine. */
const FORM = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A moment in time in UTC, as RFC 3339 text. Anything else is an error, never a silent null. */
@Scalar('Instant', () => Date)
export class InstantScalar implements CustomScalar<string, Date> {
  description = 'A moment in UTC, RFC 3339: 2026-11-23T09:30:00.000Z';

  serialize(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('An Instant is made from a Date only.');
  }

  parseValue(value: unknown): Date {
    if (typeof value === 'string' && FORM.test(value) && datePrecision(value.slice(0, 10)))
      return new Date(value);
    throw new GraphQLError('An Instant is RFC 3339 text, such as 2026-11-23T09:30:00Z.');
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}
