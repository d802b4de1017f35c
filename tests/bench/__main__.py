"""What ``make bench`` runs: the references against loops and TensorFlow, forward and backward, one after the other."""

from tests.bench import bench_references

if __name__ == "__main__":
    bench_references.main()
    from tests.bench import bench_backward  # imports TensorFlow, which must not share the first half's process time

    bench_backward.main()
