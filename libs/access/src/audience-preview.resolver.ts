import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { ACCESS_CLOCK } from './access-clock.js';
import { PreviewAudienceInput } from './audience-preview.input.js';
import { AudiencePreview } from './audience-preview.type.js';
import { previewAudience } from './preview-audience.js';

@Resolver()
export class AudiencePreviewResolver {
  constructor(
    private readonly directory: MembershipDirectory,
    @Inject(ACCESS_CLOCK) private readonly clock: Clock,
  ) {}

  @Allow('drafter', 'releaser')
  @Query(() => AudiencePreview, {
    description: 'Which states would be able to read each part of a record that your state shares like this.',
  })
  previewAudience(@Caller() caller: Principal, @Args('input') input: PreviewAudienceInput): AudiencePreview {
    const checked = validateInput(PreviewAudienceInput, input, 'input');
    return previewAudience(checked, caller.state, this.directory.current(), this.clock.now());
  }
}
