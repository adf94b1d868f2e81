"""The personal pronouns, by the one that stands for all its forms."""

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"), "first"),
    **dict.fromkeys(("you", "your", "yours", "yourself"), "second"),
}
