import { type DynamicModule, Module } from '@nestjs/common';

import { NodeMetrics } from './metrics/node-metrics.service.js';
import { OPERATION_OPTIONS, type OperationOptions } from './operation-options.js';
import { DatabaseState } from './status/database-state.store.js';
import { Degradations } from './status/degradations.service.js';
import { NodeStatusResolver } from './status/node-status.resolver.js';

/** How the node is doing, in words and in numbers; `rooms` are the modules that it asks. */
@Module({})
export class OperationModule {
  static register(options: OperationOptions, rooms: DynamicModule[]): DynamicModule {
    return {
      module: OperationModule,
      imports: rooms,
      providers: [
        DatabaseState,
        Degradations,
        NodeMetrics,
        NodeStatusResolver,
        { provide: OPERATION_OPTIONS, useValue: options },
      ],
      exports: [Degradations, NodeMetrics],
    };
  }
}
