import { decision, forCircle, storedRecord, visibleTo } from '../test/stored-record.js';
import { attribution } from './attribution.js';

describe('attribution', () => {
  it('says that a state decided what it decided itself', () => {
    expect(attribution(storedRecord())).toBe('Netherlands decided');
  });

  it('says who reports what another state decided', () => {
    const reported = decision({
      decidedBy: 'CA',
      groundsFrom: 'published',
      publicReference: { source: 'Canada Gazette', confidence: 'high' },
    });
    expect(attribution(storedRecord(reported))).toBe('Netherlands reports that Canada decided');
  });

  it('does not say who decided where the outcome is not shared', () => {
    const grounds = [{ code: 'ELE-06', weight: 'decisive', audience: forCircle('eu') }];
    const record = storedRecord(decision({ decidedBy: 'US' }, { grounds }));
    expect(attribution(visibleTo('DE', record))).toBe('Netherlands has a record');
  });
});
