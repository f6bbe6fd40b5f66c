// Limited-memory BFGS (Nocedal 1980) with a backtracking line search: enough for a convex loss.

export interface Loss {
  /** The loss at `x`; writes the gradient into `gradient`. */
  (x: Float64Array, gradient: Float64Array): number;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Minimises `loss` from `x`, in place. Stops after `rounds` or when the loss falls by less than `tolerance` of itself over ten rounds. */
export function minimise(
  loss: Loss,
  x: Float64Array,
  rounds: number,
  tolerance = 1e-4,
  report?: (round: number, value: number) => void,
): Float64Array {
  const n = x.length;
  const memory = 8;
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  let gradient = new Float64Array(n);
  let value = loss(x, gradient);
  const history = [value];
  for (let round = 1; round <= rounds; round += 1) {
    const direction = gradient.map((g) => -g);
    const alphas: number[] = [];
    for (let k = steps.length - 1; k >= 0; k -= 1) {
      const step = steps[k];
      if (step === undefined) continue;
      const alpha = step.rho * dot(step.s, direction);
      alphas[k] = alpha;
      for (let i = 0; i < n; i += 1) direction[i] = (direction[i] ?? 0) - alpha * (step.y[i] ?? 0);
    }
    const last = steps.at(-1);
    const scale =
      last === undefined
        ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
        : 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < n; i += 1) direction[i] = (direction[i] ?? 0) * scale;
    steps.forEach((step, k) => {
      const beta = step.rho * dot(step.y, direction);
      const c = (alphas[k] ?? 0) - beta;
      for (let i = 0; i < n; i += 1) direction[i] = (direction[i] ?? 0) + c * (step.s[i] ?? 0);
    });
    const slope = dot(gradient, direction);
    let rate = 1;
    const to = new Float64Array(n);
    const next = new Float64Array(n);
    let reached = value;
    for (let tries = 0; tries < 20; tries += 1) {
      for (let i = 0; i < n; i += 1) to[i] = (x[i] ?? 0) + rate * (direction[i] ?? 0);
      reached = loss(to, next);
      if (reached <= value + 1e-4 * rate * slope) break;
      rate *= 0.5;
    }
    if (!(reached < value)) break;
    const s = new Float64Array(n);
    const y = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      s[i] = (to[i] ?? 0) - (x[i] ?? 0);
      y[i] = (next[i] ?? 0) - (gradient[i] ?? 0);
    }
    const sy = dot(s, y);
    if (sy > 1e-10) {
      steps.push({ s, y, rho: 1 / sy });
      if (steps.length > memory) steps.shift();
    }
    x.set(to);
    gradient = next;
    value = reached;
    report?.(round, value);
    history.push(value);
    const earlier = history.at(-11);
    if (earlier !== undefined && (earlier - value) / Math.abs(value) < tolerance) break;
  }
  return x;
}
