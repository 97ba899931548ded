// The clock of all benchmarks: microseconds that this process has had of the processors, its compiler's and collector's threads
// included. What else the machine does is not in them.

export function spent() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
