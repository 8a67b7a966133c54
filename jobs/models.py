"""What a machine must still do: one row per piece of work. The row is the truth, the broker only rings."""

from django.db import models


class State(models.TextChoices):
    WAITING = "waiting", "chờ làm"
    RUNNING = "running", "đang làm"
    DONE = "done", "xong"
    FAILED = "failed", "hỏng"


class Job(models.Model):
    """A piece of work of one `kind`, with what its handler needs in `payload`; `key` makes planning twice harmless."""

    kind = models.CharField("loại", max_length=60)
    key = models.CharField("khóa", max_length=200, unique=True)
    payload = models.JSONField("tham số", default=dict)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    max_attempts = models.PositiveSmallIntegerField("số lần thử tối đa", default=6)
    run_after = models.DateTimeField("làm từ lúc")
    leased_until = models.DateTimeField("giữ đến lúc", null=True, blank=True)
    done_count = models.PositiveIntegerField("đã xong", default=0)
    total_count = models.PositiveIntegerField("tổng số", default=0)
    error = models.TextField("lỗi", blank=True)
    created_at = models.DateTimeField("tạo lúc")
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "việc máy"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["run_after"], name="job_open_idx", condition=models.Q(state__in=[State.WAITING, State.RUNNING])
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
