"""What other stacks use Redis, a broker and StatsD for: the database, the job queue, notifications, counters."""
