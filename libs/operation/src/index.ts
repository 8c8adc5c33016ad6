export {
  DEGRADATIONS,
  type Degradation,
  type DegradationCode,
  type DegradationMeaning,
  sentenceOf,
} from './core/degradations.js';
export { NodeMetrics } from './metrics/node-metrics.service.js';
export { OperationModule } from './operation.module.js';
export { Degradations } from './status/degradations.service.js';
