"""One module a public benchmark, each with ``run(data, out)``; ``python -m benchmarks NAME`` runs one."""
