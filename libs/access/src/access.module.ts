import { DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#kernel';

import { ACCESS_CLOCK } from './access-clock.js';
import { AudienceReader } from './audience-reader.entity.js';
import { AudienceRefresh } from './audience-refresh.service.js';
import { AudienceRow } from './audience.entity.js';
import { AudiencePreviewResolver } from './audience-preview.resolver.js';
import { AudienceStore } from './audience.store.js';
import { CircleResolver } from './circle.resolver.js';
import { ExclusionResolver } from './exclusion.resolver.js';
import { MeResolver } from './me.resolver.js';
import { OwnRulesService } from './own-rules.service.js';
import { StateCircle } from './state-circle.entity.js';
import { StateExclusion } from './state-exclusion.entity.js';
import { StateResolver } from './state.resolver.js';

/** Who may see what. */
@Module({})
export class AccessModule {
  static readonly entities = [AudienceRow, AudienceReader, StateCircle, StateExclusion];

  static register(clock: Clock): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        AudienceStore,
        AudienceRefresh,
        StateResolver,
        OwnRulesService,
        CircleResolver,
        ExclusionResolver,
        MeResolver,
        AudiencePreviewResolver,
        { provide: ACCESS_CLOCK, useValue: clock },
      ],
      exports: [AudienceStore, OwnRulesService],
    };
  }
}
