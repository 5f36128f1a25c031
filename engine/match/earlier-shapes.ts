type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/**
 * An attack plan, a defence plan or a summary as this version writes it. Until version 0.2 a plan kept the parameters
 * of its attack beside it, a filter and a training defence were named by their kind, and a summary had its scores by
 * the colours of the sides. What has another shape comes back as it is, for a schema to judge.
 */
export function bringShapeUpToDate(value: unknown): unknown {
  if (!isBody(value)) return value;
  if (typeof value.attack === 'string') {
    const { attack: id, params, ...rest } = value;
    return { ...rest, attack: recipe(id, params) };
  }
  if (Array.isArray(value.filters)) {
    const { filters, defence, ...rest } = value;
    return {
      ...rest,
      filters: filters.map((each) => named(each, 'filter')),
      ...(defence !== undefined && { defence: named(defence, 'defence') }),
    };
  }
  if ('redScore' in value && 'blueScore' in value) {
    const { redScore: attackScore, blueScore: defenceScore, ...rest } = value;
    return { ...rest, attackScore, defenceScore };
  }
  return value;
}

function named(value: unknown, kind: 'filter' | 'defence'): unknown {
  if (!isBody(value) || !(kind in value)) return value;
  const { [kind]: id, params, ...rest } = value;
  return { ...rest, ...recipe(id, params) };
}

const recipe = (id: unknown, params: unknown) => ({ id, ...(params !== undefined && { params }) });
