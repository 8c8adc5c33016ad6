import { Args, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';

import { LanguageArgs } from '#access';
import { Public } from '#graphql';
import { stackLayers } from '#vocabulary';

import { StackLayer, describeLayer } from './stack-layer.type.js';

@Resolver(() => StackLayer)
export class StackLayerResolver {
  @Public()
  @Query(() => [StackLayer], { description: 'The layers of the AI stack, from materials up.' })
  stackLayers(): StackLayer[] {
    return stackLayers.flatMap(({ code }) => describeLayer(code) ?? []);
  }

  @ResolveField(() => String)
  label(@Parent() layer: StackLayer, @Args() { language }: LanguageArgs): string {
    return layer.labels[language];
  }

  @ResolveReference()
  reference({ code }: { code: string }): StackLayer | null {
    return describeLayer(code) ?? null;
  }
}
