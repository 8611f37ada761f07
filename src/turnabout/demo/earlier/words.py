"""What people of the earlier cohort wrote: for the report, for each other, and for themselves."""

COMMENTS = (
    "Six hours in half a year, and I still use what we did in the second one.",
    "The first session was stiff. The question cards helped us over it.",
    "I would have liked to know earlier that I may say no to a topic.",
    "I learned more about our own rules than about any tool.",
    "Finding dates in the summer timetable was the hardest part of it.",
    "I asked fewer questions in meetings before. Now I wait for the answer, too.",
    "It cost me two lunch breaks a month. My manager knew, my roster did not.",
    "The teach-back felt like school the first time and like respect the second.",
    "Please let us choose who opens the closing event. Not everybody likes a stage.",
    "I have somebody to call now who is not my boss. That is worth the six hours.",
    "The dashboard session was too much for one hour. Two halves would be better.",
    "I was surprised how little of what we decide arrives on the quay.",
    "Nothing changed in my work, but I understand better why it does not.",
    "Do it again, and ask the night shift as well.",
)
"""For the report, at the end. Coordinators read it, in an order of chance."""

THANKS = (
    "You let me be slow. Nobody has in twenty years.",
    "Thank you for the sentence about the late mails. I have kept it.",
    "I came for the tool and stayed for the questions.",
    "You said what others thought. It cost you something, and I know it.",
    "I owe you two lunches and one apology to the night shift.",
    "Come by when the new ramp opens. You will see your idea on it.",
)

THOUGHTS = (
    ("a question from above is a test", "most of them are simply questions"),
    ("a fluent draft is a good draft", "it is a draft that nobody has checked"),
    ("silence in a meeting is agreement", "it is often the opposite"),
)
"""What somebody used to think, and thinks now."""

TOOLS = (
    ("One shared page for each meeting", "No more notes by mail"),
    ("Captions in every call", "I hear more, and so do others"),
    ("A list of prompts that worked", "For the first draft of a notice"),
)
"""What a mentee uses now, and what for."""
