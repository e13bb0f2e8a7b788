"""What a reader must know of a comparison, in whole sentences of both languages."""

from metrics.compare.ranking import Ranking

Sentence = tuple[str, str]
INTERVAL: Sentence = (
    ("بازه‌ها با اطمینان ۹۵ درصد و رتبه‌ها همیشه با بازه‌اند؛ دو استان که حرف مشترک دارند از هم"
     " بازشناختنی نیستند."),
    ("Intervals hold with 95 % confidence and no rank stands without one; provinces that share a letter"
     " cannot be told apart."),
)
COMPLETE: Sentence = (
    ("این شمارش کامل است و خطای نمونه‌گیری ندارد؛ بازه می‌گوید اگر همین استان با همین شرایط دوباره پیش می‌رفت،"
     " عدد تا چه اندازه می‌توانست به تصادف جز این باشد."),
    ("This is a complete count without sampling error: the interval tells how different the figure could have"
     " turned out by chance had the same province, under the same conditions, gone through it again."),
)
CHANCE: Sentence = (
    "ردیف‌های هر استان یک بار رخداد از آنچه چنین استانی می‌دهد شمرده شده است؛ بازه همین بخت را نشان می‌دهد.",
    ("The rows of a province are taken as one outcome of what such a province gives; the interval tells that"
     " chance."),
)
NEUTRAL: Sentence = (
    "بیشتر یا کمتر بودن این شاخص خوب یا بد نیست؛ رتبه فقط از بزرگ به کوچک است.",
    "Neither way is better for this figure: ranks only go by size, the largest first.",
)
HIGHER: Sentence = ("رتبهٔ ۱ بیشترین مقدار و بهترین است.", "Rank 1 is the highest figure and the best.")
LOWER: Sentence = ("رتبهٔ ۱ کمترین مقدار و بهترین است.", "Rank 1 is the lowest figure and the best.")
MEAN: Sentence = (
    "برای مجموع‌ها «کشور» میانگین استان‌هاست؛ برای مقایسهٔ منصفانه‌تر، شاخص را به ازای شهرک یا واحد ببینید.",
    ("For sums, the country stands for the mean of the provinces; the figure per park or per unit compares"
     " more fairly."),
)


def sentences(found: Ranking) -> tuple[Sentence, ...]:
    """The sentences to be shown beside a ranking, Persian and English, the most important first."""
    direction = NEUTRAL if found.neutral else HIGHER if found.highest_first else LOWER
    means = COMPLETE if found.complete else CHANCE
    return (INTERVAL, direction, means, *((MEAN,) if found.is_sum else ()))
