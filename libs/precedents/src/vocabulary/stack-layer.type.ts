import { Directive, Field, ObjectType } from '@nestjs/graphql';

import { type Label, findTerm, stackLayers } from '#vocabulary';

@ObjectType({ description: 'A layer of the AI stack.' })
@Directive('@key(fields: "code")')
export class StackLayer {
  @Field()
  code: string;

  /** Kept for the `label` field, which picks the language. */
  labels: Label;
}

export function describeLayer(code: string): StackLayer | undefined {
  const layer = findTerm(stackLayers, code);
  return layer && Object.assign(new StackLayer(), { code, labels: layer.label });
}
