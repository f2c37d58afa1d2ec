# For PowerShell 3.0
@{
    RootModule = 'Certenroll4j.psm1'
    ModuleVersion = '0.1.0'
    GUID = 'b3a3b8f1-6f0c-4b44-9d0a-54a3f8a9c1e7'
    Author = 'the certenroll4j authors'
    CompanyName = 'certenroll4j'
    Copyright = 'Apache-2.0'
    Description = 'Says whether Windows has the hotfix for certificate enrollment pages, and installs what a CA answers.'
    PowerShellVersion = '3.0'
    FunctionsToExport = @('Get-CertenrollHotfix', 'Install-CaResponse')
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('certificate', 'certenroll', 'enrollment', 'hotfix', 'Windows')
            LicenseUri = 'https://www.apache.org/licenses/LICENSE-2.0'
            ProjectUri = 'https://github.com/certenroll4j/certenroll4j'
        }
    }
}
