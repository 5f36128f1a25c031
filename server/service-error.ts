import { GameError } from '../engine/errors.ts';

/** Settings that name a service. */
export type ServiceSetting = 'DATABASE_URL' | 'REDIS_URL';
export type ServiceTrouble = 'in-use' | 'unreachable';

/** A service that a setting names and this server cannot use. `place` is for people to read: no passwords. */
export class ServiceError extends GameError {
  readonly setting: ServiceSetting;
  readonly trouble: ServiceTrouble;
  readonly place: string;
  /** What the service or the system said, in its own words; null where it said nothing. */
  readonly reason: string | null;

  constructor(setting: ServiceSetting, trouble: ServiceTrouble, url: string, options?: ErrorOptions) {
    const place = placeOf(url);
    super(trouble === 'in-use' ? 'conflict' : 'internal', `${setting}: ${place} is ${trouble}`, options);
    this.setting = setting;
    this.trouble = trouble;
    this.place = place;
    this.reason = reasonIn(options?.cause);
  }
}

function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return (searchParams.get('host') ?? host) + pathname;
}

/** The innermost error: libraries wrap what a service has said in what they were doing. */
function reasonIn(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  const code = 'code' in cause ? String(cause.code) : null;
  return reasonIn(cause.cause) ?? (cause.message || code);
}
