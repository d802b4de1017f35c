"""What ``make bench`` runs: the references against loops and TensorFlow, one table after the other."""

from tests.bench import bench_references

if __name__ == "__main__":
    bench_references.main()
