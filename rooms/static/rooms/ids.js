// crypto.randomUUID is missing on plain http away from localhost.
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const digits = "10000000-1000-4000-8000-100000000000";
  const random = (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16);
  return digits.replace(/[018]/g, random);
}
