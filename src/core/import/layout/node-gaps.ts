// What the PDF library uses and Node 20 has not: both are part of the language since 2024 and 2025.

if (!('withResolvers' in Promise))
  Object.assign(Promise, {
    withResolvers<T>(): PromiseWithResolvers<T> {
      let resolve: PromiseWithResolvers<T>['resolve'] = () => {};
      let reject: PromiseWithResolvers<T>['reject'] = () => {};
      const promise = new Promise<T>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      return { promise, resolve, reject };
    },
  });

if (!('try' in Promise))
  Object.assign(Promise, {
    try: async <T, U extends unknown[]>(work: (...args: U) => T | PromiseLike<T>, ...args: U): Promise<T> =>
      work(...args),
  });
