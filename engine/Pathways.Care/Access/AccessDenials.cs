namespace Pathways.Care;

/// <summary>Every refusal of the <see cref="AccessPolicy"/>, each with its sentence. None names a patient.</summary>
internal static class AccessDenials
{
    // The same words for a file of another network and for none: the answer must not tell that a file exists.
    public static AccessDecision.Denied NoSuchFile() => new(
        "PW4101", "There is no such patient file in this network. Check the address, or search the patient by name.",
        [], MayBreakGlass: false);

    public static AccessDecision.Denied RoleNotHeld(RoleKey role) => new(
        "PW4102",
        $"You do not hold the role '{RoleWords.Of(role).English}' here today. Choose another of your roles, or ask an "
        + "administrator to renew it.", [role.ToString()], MayBreakGlass: false);

    public static AccessDecision.Denied NotInThisRole(RoleKey role, CareAct act) => new(
        "PW4103",
        $"The role '{RoleWords.Of(role).English}' does not include this act ({act}). Choose another of your roles, or ask "
        + "a coordinator.", [role.ToString(), act.ToString()], MayBreakGlass: false);

    public static AccessDecision.Denied PersonObjects(bool mayBreakGlass) => new(
        "PW4104",
        "The person objects to sharing: the file is open only to the GP and to those with an open task. Talk with the "
        + "person and record what they say; in an emergency open the file with a reason.", [], mayBreakGlass);

    public static AccessDecision.Denied OutsideWithoutConsent(bool mayBreakGlass) => new(
        "PW4105",
        "You are outside this person's care team, and no consent to share with you is in force. Ask a coordinator to "
        + "collect it; in an emergency open the file with a reason.", [], mayBreakGlass);

    public static AccessDecision.Denied NoRelation(bool mayBreakGlass) => new(
        "PW4106",
        "You do not take part in this person's care. Ask a coordinator to add you to the care team; in an emergency open "
        + "the file with a reason.", [], mayBreakGlass);

    public static AccessDecision.Denied EmergencyReasonMissing() => new(
        "PW4107", "The reason for the emergency access is missing. Say in a few words why the file must be opened now.",
        [], MayBreakGlass: true);

    public static AccessDecision.Denied TaskOfOthers(RoleKey role, TaskStanding? task)
    {
        string roles = string.Join(", ", task?.Roles.Select(r => r.ToString()) ?? []);
        return new AccessDecision.Denied(
            "PW4108",
            $"This task is for {roles}; you act as {role}. Choose another of your roles, or ask for the task to be handed over.",
            [roles, role.ToString()], MayBreakGlass: false);
    }
}
