import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller, validateInput } from '#graphql';
import type { Principal } from '#identity';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { ACCESS_CLOCK } from './access-clock.js';
import { PreviewAudienceInput } from './audience-preview.input.js';
import { AudiencePreview } from './audience-preview.type.js';
import { OwnRulesService } from './own-rules.service.js';
import { previewAudience } from './preview-audience.js';

@Resolver()
export class AudiencePreviewResolver {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly rules: OwnRulesService,
    @Inject(ACCESS_CLOCK) private readonly clock: Clock,
  ) {}

  @Allow('drafter', 'releaser')
  @Query(() => AudiencePreview, {
    description: 'Which states would be able to read each part of a record that your state shares like this.',
  })
  async previewAudience(
    @Caller() { state: owner }: Principal,
    @Args('input') input: PreviewAudienceInput,
  ): Promise<AudiencePreview> {
    const checked = validateInput(PreviewAudienceInput, input, 'input');
    const rules = await this.rules.rulesOf(owner);
    const membership = this.directory.current();
    return previewAudience(checked, { owner, membership, rules, at: this.clock.now() });
  }
}
