package rolepack.plan;

/// A change to the words of a task that stays.
///
/// @param start where it begins in the task's file
/// @param end where what it replaces ends; the same where nothing is replaced
public record Rewording(int start, int end, String text) {}
