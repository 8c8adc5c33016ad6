import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, ValueNode } from 'graphql';

/** A moment in time in UTC, as RFC 3339 text. Anything else is an error, never a silent null. */
@Scalar('Instant', () => Date)
export class InstantScalar implements CustomScalar<string, Date> {
  description = 'A moment in UTC, RFC 3339: 2026-11-23T09:30:00.000Z';

  serialize(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('An Instant is made from a Date only.');
  }

  parseValue(value: unknown): Date {
    const at = typeof value === 'string' ? new Date(value) : undefined;
    if (at && !Number.isNaN(at.getTime())) return at;
    throw new GraphQLError('An Instant is RFC 3339 text, such as 2026-11-23T09:30:00Z.');
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}
