"""Measurements that anyone can rerun. Times are printed, never asserted; what counts are ratios within one run."""
