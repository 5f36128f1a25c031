import { Redis, type RedisOptions } from 'ioredis';
import { ServiceError } from '../service-error.ts';

const CONNECT_MILLIS = 3_000;
/** A command that takes longer has failed: a Redis that hangs must not hang a server. */
const COMMAND_MILLIS = 2_000;

/** Connections to Redis, all closed together. */
export interface RedisLink {
  /** For commands that are answered at once; fails at once while Redis is away. */
  readonly commands: Redis;
  /** A connection for commands that wait. */
  waiting(): Redis;
  close(): void;
}

/** @throws ServiceError 'unreachable' when nobody answers at the start; later on it is tried again and again */
export async function connectRedis(url: string, report: (error: unknown) => void): Promise<RedisLink> {
  const opened: Redis[] = [];
  const open = (options: Omit<RedisOptions, 'replyMapping'>) => {
    const redis = new Redis(url, { connectTimeout: CONNECT_MILLIS, retryStrategy, ...options });
    redis.on('error', firstOf(redis, report));
    opened.push(redis);
    return redis;
  };
  const close = () => {
    for (const redis of opened) redis.disconnect();
  };
  const commands = open({
    lazyConnect: true,
    commandTimeout: COMMAND_MILLIS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  });
  try {
    await commands.connect();
    await commands.ping();
  } catch (cause) {
    close();
    throw new ServiceError('REDIS_URL', 'unreachable', url, { cause });
  }
  return { commands, waiting: () => open({ maxRetriesPerRequest: null }), close };
}

const retryStrategy = (attempt: number) => Math.min(1_000, 100 * attempt);

/** Reports trouble when it begins, not at every attempt to connect again. */
function firstOf(redis: Redis, report: (error: unknown) => void): (error: unknown) => void {
  let away = false;
  redis.on('ready', () => {
    away = false;
  });
  return (error) => {
    if (!away) report(error);
    away = true;
  };
}
